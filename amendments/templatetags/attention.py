"""Where attention was, beside the text of a resolution."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.template import RequestContext

from amendments.attention import Attention, read_attention
from resolutions.models import Resolution

register = template.Library()


@register.simple_tag(takes_context=True)
def attention_of(context: RequestContext, resolution: Resolution) -> Mapping[str, Attention]:
    """The attention that the resolution's clauses had, as far as the reader may see it."""
    return read_attention(context["request"].user, resolution)


@register.filter
def at_clause(attention: Mapping[str, Attention], uid: str) -> Attention | None:
    """That of one clause, if it had any."""
    return attention.get(uid)
