"""Writes what AWS's SAM transform makes of a template and parameters for it:

python3 .ci/transform.py template.yaml transformed.json Source=instance:orders ...

The transform wants a region, and code that is uploaded already; both are stood in for. It puts parameters, or their defaults,
in place of some references to them.
"""

import json
import os
import sys

from cfnlint.decode import decode
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    def load(self):
        return {}


os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
template, problems = decode(sys.argv[1])
if problems:
    sys.exit("\n".join(str(problem) for problem in problems))
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":
        if resource["Properties"].get("PackageType") == "Image":
            resource["Properties"]["ImageUri"] = "123456789012.dkr.ecr.us-east-1.amazonaws.com/repoint:1"
        else:
            resource["Properties"]["CodeUri"] = "s3://bucket/repoint.jar"
parameters = dict(argument.split("=", 1) for argument in sys.argv[3:])
with open(sys.argv[2], "w") as transformed:
    json.dump(transform(template, parameters, NoManagedPolicies()), transformed, indent=2)
