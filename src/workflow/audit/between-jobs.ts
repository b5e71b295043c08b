/** Findings about credentials that a job hands to others: as outputs or in artifacts. */
import { secretsIn } from '../expressions.ts';
import type { Finding } from './finding.ts';
import { at, type JobInFile, names } from './job-in-file.ts';

export function handedOn(job: JobInFile): Finding[] {
  return [...keysInOutputs(job), ...keysInStepOutputs(job), ...keysInArtifacts(job)];
}

const credentialOutputs =
  /secret[-_]access[-_]key|aws[-_]session[-_]token|access[-_]key[-_]id|access[-_]token|auth[-_]token|id[-_]token|credentials|password|client[-_]secret/i;

function keysInOutputs({ file, job }: JobInFile): Finding[] {
  const outputs = job.outputs.filter(
    ({ name, value }) =>
      credentialOutputs.test(name) || /\bsecrets\b/.test(value) || credentialOutputs.test(value),
  );
  if (outputs.length === 0) return [];
  return [
    {
      ...at({ file, job }, outputs[0]!.line),
      id: 'key-in-job-output',
      severity: 'medium',
      message: `${names(outputs)} ${outputs.length === 1 ? 'hands a credential' : 'hand credentials'} to other jobs as job ${outputs.length === 1 ? 'output' : 'outputs'}. GitHub drops masked values there, and what gets round the mask is readable in the log.`,
      fix: 'Log in in each job that needs it.',
    },
  ];
}

const credentialVariable = /\$\{?(?!GITHUB_TOKEN)\w{0,60}(SECRET|TOKEN|PASSWORD|ACCESS_KEY)\b/i;

/** A script that writes a credential to the outputs of its step, for jobs or steps that have no business with it. */
function keysInStepOutputs({ file, job }: JobInFile): Finding[] {
  return job.steps.flatMap(({ run }) => {
    const writes = (run?.value ?? '')
      .split('\n')
      .filter((line) => /GITHUB_OUTPUT|::set-output/.test(line))
      .filter((line) => secretsIn(line).length > 0 || credentialVariable.test(line));
    if (writes.length === 0) return [];
    const isDisguised = writes.some((line) => /\b(base64|xxd|rev)\b/.test(line));
    return [
      {
        ...at({ file, job }, run!.line),
        id: 'key-in-step-output',
        severity: isDisguised ? ('high' as const) : ('medium' as const),
        message: isDisguised
          ? 'The script writes a credential to an output in another encoding. GitHub does not mask that form, so the log and other jobs show the credential.'
          : 'The script writes a credential to an output. GitHub drops a masked value when another job reads it, and shows one that it does not know.',
        fix: 'Log in in each job that needs the credential.',
      },
    ];
  });
}

const credentialFiles = /(^|[\s/])(\.aws|\.azure|\.kube|\.config\/gcloud|\.docker|gha-creds-\S*)(\/|\s|$)/;

function keysInArtifacts({ file, job }: JobInFile): Finding[] {
  return job.steps.flatMap(({ uses, with: inputs }) => {
    if (!/^actions\/upload-artifact@/i.test(uses?.value ?? '')) return [];
    const path = inputs.find(
      ({ name, value }) => name.toLowerCase() === 'path' && credentialFiles.test(value),
    );
    if (path === undefined) return [];
    return [
      {
        ...at({ file, job }, path.line),
        id: 'key-in-artifact',
        severity: 'high' as const,
        message:
          'The artifact holds a directory in which tools keep credentials. Everyone who can read the repository can download it.',
        fix: 'Log in in each job that needs the credential, and upload what the job has built.',
        zizmor: 'artipacked',
      },
    ];
  });
}
