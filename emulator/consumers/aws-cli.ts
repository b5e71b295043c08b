import { commandConsumer } from './consumer.ts';

export const awsCli = commandConsumer({
  name: 'aws (AWS CLI)',
  cloud: 'aws',
  program: 'aws',
  script: `
identity=$(aws sts get-caller-identity --query Arn --output text)
buckets=$(aws s3 ls | awk '{ print $3 }' | paste -s -d ' ' -)
echo "identity=$identity" >> "$GITHUB_OUTPUT"
echo "buckets=$buckets" >> "$GITHUB_OUTPUT"
`,
});
