import type { Diagnosis, Failure } from '../../failure/failure.ts';
import { allowEndpoint } from './errors.ts';
import type { AwsSettings } from './settings.ts';

/** Failures on the way to STS: the message itself names the host and the proxy. */
export function explainUnreachable({ code }: Failure, { region, endpoint }: AwsSettings): Diagnosis {
  const allow = allowEndpoint(endpoint.url);
  if (code === 'http/dns' && endpoint.url === undefined && endpoint.fips) {
    return {
      summary: `There is no FIPS endpoint of STS in ${region}, or the runner cannot look it up.`,
      causes: ['Few regions have one; `ca-central-1`, for example, has none.'],
      fix: [
        'Log in with an `aws-region` that has one, such as `us-east-1`, or leave `AWS_USE_FIPS_ENDPOINT` out.',
        allow,
      ],
    };
  }
  if (code === 'http/dns' && endpoint.url === undefined) {
    return {
      summary: `The STS endpoint of the region ${region} was not found.`,
      causes: [
        `There is no region ${region}: check the spelling of \`aws-region\`.`,
        'The DNS of this runner does not resolve names of AWS.',
      ],
      fix: ['Set `aws-region` to a region of AWS, for example `eu-west-1`.', allow],
    };
  }
  if (code === 'http/certificate') {
    return {
      summary: 'The runner does not trust the certificate of the STS endpoint.',
      causes: ['A proxy opens encrypted connections and signs with its own certificate authority.'],
      fix: ['Name the file with its certificate in `NODE_EXTRA_CA_CERTS` of the runner or the job.'],
    };
  }
  if (code === 'http/unusable-answer' || code === 'http/too-large') {
    return {
      summary: 'Something other than AWS STS answered.',
      causes: ['A proxy or gateway between the runner and AWS answered with its own page.'],
      fix: [allow],
    };
  }
  return {
    summary: 'AWS STS could not be reached.',
    causes: [
      'The runner, or the proxy it uses, may not connect to the STS endpoint.',
      'The network or the endpoint had a temporary failure.',
    ],
    fix: [allow],
  };
}
