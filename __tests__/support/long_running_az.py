"""Uses Azure for SECONDS in one process of the Azure CLI: commands one after the other, and one credential all the time."""

import os
import time

# The CLI takes an access token for ended when it has less than 5 minutes left. Those of the test live for seconds: by a
# clock that goes behind, a fifth of their life is left then.
_now = time.time
_behind = 5 * 60 - float(os.environ["CREDENTIAL_SECONDS"]) / 5
time.time = lambda: _now() - _behind

from azure.cli.core import get_default_cli  # noqa: E402
from azure.cli.core._profile import Profile  # noqa: E402
from azure.cli.core.util import send_raw_request  # noqa: E402

cli = get_default_cli()
credential, subscription, _ = Profile(cli_ctx=cli).get_login_credentials()
tokens = set()
uses = 0
end = time.monotonic() + float(os.environ["SECONDS"])
while time.monotonic() < end:
    status = cli.invoke(["group", "list", "--output", "none"])
    if status:
        raise SystemExit(status)
    token = credential.get_token("https://management.core.windows.net//.default").token
    send_raw_request(
        cli,
        "GET",
        f"https://management.azure.com/subscriptions/{subscription}?api-version=2022-12-01",
        headers=[f"Authorization=Bearer {token}"],
        skip_authorization_header=True,
    )
    tokens.add(token)
    uses += 1
    time.sleep(2)

with open(os.environ["GITHUB_OUTPUT"], "a") as output:
    output.write(f"uses={uses}\ncredentials={len(tokens)}\n")
