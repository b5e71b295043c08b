"""Which access key boto3 uses in each of the environments of the file that is named as argument."""
import json
import os
import sys

import boto3

found = {}
for case in json.load(open(sys.argv[1])):
    for name in [name for name in os.environ if name.startswith(('AWS_', 'AMAZON_'))]:
        del os.environ[name]
    os.environ.update(case['env'])
    try:
        credentials = boto3.Session().get_credentials()
        found[case['name']] = credentials.get_frozen_credentials().access_key if credentials else 'none'
    except Exception as error:
        found[case['name']] = f'{type(error).__name__}: {error}'
with open(os.environ['GITHUB_OUTPUT'], 'a') as output:
    output.write(f'keys={json.dumps(found)}\n')
