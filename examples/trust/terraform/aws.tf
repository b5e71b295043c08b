variable "aws_account_id" {
  description = "Account of the role"
  type        = string
  default     = "777711112222"
}

locals {
  aws_audience = "sts.amazonaws.com"

  aws_trust_policy = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::${var.aws_account_id}:oidc-provider/${local.issuer_host}" }
      Condition = {
        StringEquals = {
          "${local.issuer_host}:aud" = local.aws_audience
          "${local.issuer_host}:sub" = local.subject
        }
      }
    }]
  }
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = local.issuer
  client_id_list = [local.aws_audience]
}

resource "aws_iam_role" "deploy" {
  name                 = "deploy"
  assume_role_policy   = jsonencode(local.aws_trust_policy)
  max_session_duration = 3600
  depends_on           = [aws_iam_openid_connect_provider.github]
}

output "aws_role_to_assume" {
  value = aws_iam_role.deploy.arn
}
