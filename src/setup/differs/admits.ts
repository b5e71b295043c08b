import type { Trust } from '../../trust/read/trust.ts';
import type { Token } from '../../trust/token.ts';

export async function admits(trust: Trust, token: Token): Promise<boolean> {
  // One part of the bundle for all who check trust.
  const { loadJudge } = await import('../../trust/check.ts');
  return (await loadJudge(trust, token))(token).verdict === 'allowed';
}
