variable "google_project" {
  description = "Project of the pool and of the service account"
  type        = object({ id = string, number = string })
  default     = { id = "octo-project", number = "123456789012" }
}

locals {
  google_pool     = "github-actions"
  google_provider = "octo-org"

  google_attribute_mapping = {
    "google.subject"          = "assertion.sub"
    "attribute.repository_id" = "assertion.repository_id"
  }
  # Every provider of GitHub's issuer needs a condition: the issuer signs for all repositories on GitHub.
  google_attribute_condition = "assertion.repository_owner_id == '${var.repository_ids.owner}'"

  google_member = join("/", [
    "principal://iam.googleapis.com/projects/${var.google_project.number}/locations/global",
    "workloadIdentityPools/${local.google_pool}/subject/${local.subject}",
  ])
}

resource "google_iam_workload_identity_pool" "github" {
  project                   = var.google_project.id
  workload_identity_pool_id = local.google_pool
}

resource "google_iam_workload_identity_pool_provider" "github" {
  project                            = var.google_project.id
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = local.google_provider
  attribute_mapping                  = local.google_attribute_mapping
  attribute_condition                = local.google_attribute_condition

  oidc {
    issuer_uri = local.issuer
  }
}

resource "google_service_account" "deploy" {
  project    = var.google_project.id
  account_id = "deploy-production"
}

resource "google_service_account_iam_member" "deploy" {
  service_account_id = google_service_account.deploy.name
  role               = "roles/iam.workloadIdentityUser"
  member             = local.google_member
}

output "gcp_workload_identity_provider" {
  value = google_iam_workload_identity_pool_provider.github.name
}

output "gcp_service_account" {
  value = google_service_account.deploy.email
}
