"""Whom the Azure SDK for Python works as."""

import base64
import json
import os

from azure.identity import DefaultAzureCredential, __version__

token = DefaultAzureCredential().get_token("https://management.azure.com/.default").token
identity = token
if token != "machine":
    payload = token.split(".")[1]
    identity = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["appid"]
with open(os.environ["GITHUB_OUTPUT"], "a") as output:
    output.write(f"identity={identity}\nversion={__version__}\n")
