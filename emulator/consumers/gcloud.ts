import { commandConsumer } from './consumer.ts';

export const gcloud = commandConsumer({
  name: 'gcloud (Google Cloud CLI)',
  cloud: 'google',
  program: 'gcloud',
  script: `
export CLOUDSDK_CORE_DISABLE_PROMPTS=1
project=$(gcloud projects describe "$CLOUDSDK_CORE_PROJECT" --format='value(projectId)')
buckets=$(gcloud storage ls | paste -s -d ' ' -)
echo "project=$project" >> "$GITHUB_OUTPUT"
echo "buckets=$buckets" >> "$GITHUB_OUTPUT"
`,
});
