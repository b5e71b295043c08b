#!/usr/bin/env bash
# Trusts the reusable workflow in Google Cloud. 65 is the ID of octo-org: gh api orgs/octo-org --jq .id
set -euo pipefail

PROJECT_ID=octo-project
POOL=projects/123456789012/locations/global/workloadIdentityPools/github-actions
WORKFLOW=octo-org/automation/.github/workflows/deploy.yml@refs/heads/main

gcloud iam workload-identity-pools create github-actions --project="$PROJECT_ID" --location=global
gcloud iam workload-identity-pools providers create-oidc automation \
  --project="$PROJECT_ID" --location=global --workload-identity-pool=github-actions \
  --issuer-uri=https://token.actions.githubusercontent.com \
  --attribute-mapping=google.subject=assertion.sub,attribute.job_workflow_ref=assertion.job_workflow_ref \
  --attribute-condition="assertion.repository_owner_id == '65' && assertion.job_workflow_ref == '$WORKFLOW'"

gcloud services enable iam.googleapis.com sts.googleapis.com iamcredentials.googleapis.com --project="$PROJECT_ID"
gcloud iam service-accounts create automation --project="$PROJECT_ID"
gcloud iam service-accounts add-iam-policy-binding "automation@$PROJECT_ID.iam.gserviceaccount.com" \
  --project="$PROJECT_ID" --role=roles/iam.workloadIdentityUser \
  --member="principalSet://iam.googleapis.com/$POOL/attribute.job_workflow_ref/$WORKFLOW"
