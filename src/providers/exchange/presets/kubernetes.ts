/** Kubernetes with structured authentication: the API server takes ID tokens as they are. */
import { join } from 'node:path';
import { helperCommand, idTokenArguments } from '../../../contract/helper-command.ts';
import { choice } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { shellWord } from '../../../text/shell-word.ts';
import { baseUrl, pem } from '../kinds.ts';
import { definePreset } from '../preset.ts';

export const preset = definePreset({
  name: 'kubernetes',
  title: 'Kubernetes',
  anchor: 'kubernetes',
  rivals: {
    HELM_KUBEAPISERVER: 'makes Helm send the token to that server',
    HELM_KUBETOKEN: 'makes Helm use that token',
    HELM_KUBECONTEXT: 'makes Helm look for that context, which the kubeconfig does not have',
    KUBE_CONFIG_PATH: 'makes Terraform use that kubeconfig',
    KUBE_CONFIG_PATHS: 'makes Terraform use these kubeconfigs',
  },
  variables: {
    KUBECONFIG: {
      what: 'path of the kubeconfig',
      readBy: ['kubectl', 'Helm', 'client libraries'],
      whenEmpty: 'unset',
    },
  },
  settings: defineSchema({
    server: {
      kind: baseUrl,
      required: true,
      description: 'Address of the API server. It is also the audience, unless `audience` says otherwise.',
    },
    'certificate-authority': {
      kind: pem('one or more certificates'),
      description: 'Certificate authority of the API server.',
    },
    mode: {
      kind: choice(['exec', 'static']),
      default: 'exec',
      description:
        '`exec`: the kubeconfig starts a program that asks for a new ID token whenever one is needed, so that it works as long as the job. `static`: the kubeconfig holds the ID token, which expires after five minutes.',
    },
  }),
  toExchange: ({ server }) => ({ audience: server, receiver: server, target: new URL(server).host }),
  protectedBy: ['certificate-authority'],
  placedVariables: ['KUBECONFIG'],
  placedOutputs: ['kubeconfig'],
  place(token, { own, audience }, context) {
    const { directory, login, idTokenSource } = context;
    const path = join(directory, `${login}.kubeconfig`);
    const tokenArguments = idTokenArguments(audience ?? own.server, idTokenSource);
    const [command, ...args] = helperCommand(context, 'kubernetes-id-token', ...tokenArguments);
    const user =
      own.mode === 'static'
        ? { token }
        : {
            exec: {
              apiVersion: 'client.authentication.k8s.io/v1',
              command,
              args,
              interactiveMode: 'Never',
            },
          };
    const ca = own.certificateAuthority;
    // JSON is YAML, and needs no further quoting.
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: login,
          cluster: {
            server: own.server,
            ...(ca === undefined ? {} : { 'certificate-authority-data': Buffer.from(ca).toString('base64') }),
          },
        },
      ],
      users: [{ name: login, user }],
      contexts: [{ name: login, context: { cluster: login, user: login } }],
      'current-context': login,
    };
    return {
      files: [{ path, content: `${JSON.stringify(config, undefined, 2)}\n` }],
      variables: { KUBECONFIG: { value: path, emptyMeansUnset: true } },
      outputs: { kubeconfig: path },
    };
  },
  renewsItself: ({ own }) => own.mode === 'exec',
  notes: ({ own }) => [
    own.mode === 'static'
      ? 'The kubeconfig works for five minutes; `mode: exec` works as long as the job.'
      : 'That is when the token in the output expires. The kubeconfig asks for a new one whenever one is needed, as long as the job lasts.',
  ],
  trust(claims, { own, audience }) {
    const { repository_owner_id: owner } = claims;
    // Whoever is authenticated belongs to a group that clusters give rights to.
    const ofOwner =
      owner === undefined
        ? ''
        : `
    claimValidationRules:
      - claim: repository_owner_id
        requiredValue: ${JSON.stringify(owner)}`;
    return [
      {
        title: `AuthenticationConfiguration of ${own.server}`,
        language: 'yaml',
        text: `apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt:
  - issuer:
      url: ${JSON.stringify(claims.iss)}
      audiences: [${JSON.stringify(audience ?? claims.aud)}]${ofOwner}
    claimMappings:
      username:
        claim: sub
        prefix: "github:"`,
      },
      {
        title: 'Let exactly this subject use a namespace',
        language: 'sh',
        text: `# Instead of view: the role that the job needs
kubectl create rolebinding NAME --namespace=NAMESPACE --clusterrole=view \\
  ${shellWord(`--user=github:${claims.sub}`)}`,
      },
    ];
  },
});
