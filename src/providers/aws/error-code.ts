/** Our stable code for one of AWS's. */
export function errorCode(code: string): string {
  return `aws/${code}`;
}
