/**
 * A moment as ISO 8601 in UTC with whole seconds, `2026-01-02T03:04:05Z`: the form that every vendor's tools accept.
 */
export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
