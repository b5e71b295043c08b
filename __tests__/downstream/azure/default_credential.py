"""Whom the Azure SDK for Python works as."""

import base64
import json
import os
import subprocess

from azure.identity import DefaultAzureCredential, __version__

# The library gives the Azure CLI 10 seconds, which is little on a busy machine.
_check_output = subprocess.check_output
subprocess.check_output = lambda *words, **options: _check_output(*words, **{**options, "timeout": 120})

token = DefaultAzureCredential().get_token("https://management.azure.com/.default").token
identity = token
if token != "machine":
    payload = token.split(".")[1]
    identity = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["appid"]
with open(os.environ["GITHUB_OUTPUT"], "a") as output:
    output.write(f"identity={identity}\nversion={__version__}\n")
