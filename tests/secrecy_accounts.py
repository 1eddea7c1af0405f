"""The rows of the pages of accounts, which Django's libraries bring."""

from __future__ import annotations

from tests.secrecy import MISSING, Row, everybody, is_off, members, refused, without_factor

ACCOUNTS = (
    *(
        Row(name, everybody)
        for name in (
            "account_login",
            "account_inactive",
            "account_signup",
            "account_logout",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key_done",
            "account_email_verification_sent",
            "socialaccount_login_cancelled",
            "socialaccount_login_error",
        )
    ),
    Row("account_confirm_email", everybody, lambda site: ("key",)),
    Row("account_reset_password_from_key", everybody, lambda site: ("1", "key")),
    *(
        Row(name, members)
        for name in (
            "account_reauthenticate",
            "account_email",
            "account_change_password",
            "account_set_password",
            "account_confirm_login_code",
            "mfa_index",
            "mfa_authenticate",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_generate_recovery_codes",
            "mfa_list_webauthn",
            "mfa_login_webauthn",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
            "socialaccount_connections",
        )
    ),
    *(
        Row(name, without_factor)
        for name in (
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_download_recovery_codes",
        )
    ),
    Row("socialaccount_signup", refused),
    Row("account_request_reauthentication_code", refused),
    Row("account_confirm_reauthentication_code", refused),
    Row("mfa_remove_webauthn", members, MISSING),
    Row("mfa_edit_webauthn", members, MISSING),
    Row("openid_connect_login", is_off, lambda site: ("sso",)),
    Row("openid_connect_callback", is_off, lambda site: ("sso",)),
)
