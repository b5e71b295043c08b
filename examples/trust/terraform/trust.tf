# Whom the clouds trust: the jobs of one deployment environment of one repository. The other files use these values.

variable "repository" {
  description = "owner/name, as in the subject of the ID token"
  type        = string
  default     = "octo-org/octo-repo"
}

variable "repository_ids" {
  description = "Numeric IDs of owner and repository: gh api repos/OWNER/NAME --jq '[.owner.id, .id]'"
  type        = object({ owner = string, repository = string })
  default     = { owner = "65", repository = "74" }
}

variable "subject_has_ids" {
  description = "Whether GitHub puts IDs into the subject: repositories created, renamed or transferred since 15 July 2026"
  type        = bool
  default     = false
}

variable "environment" {
  description = "Deployment environment whose jobs are trusted"
  type        = string
  default     = "production"
}

locals {
  issuer      = "https://token.actions.githubusercontent.com"
  issuer_host = "token.actions.githubusercontent.com"

  owner = split("/", var.repository)[0]
  name  = split("/", var.repository)[1]
  source = (var.subject_has_ids
    ? "${local.owner}@${var.repository_ids.owner}/${local.name}@${var.repository_ids.repository}"
    : var.repository
  )
  # GitHub writes a colon within a value as %3A.
  subject = "repo:${local.source}:environment:${replace(var.environment, ":", "%3A")}"
}
