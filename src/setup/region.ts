/** A region of the role's partition: its trust does not depend on which one. */
export function regionFor(role: string): string {
  if (role.startsWith('arn:aws-us-gov:')) return 'us-gov-west-1';
  return role.startsWith('arn:aws-cn:') ? 'cn-north-1' : 'us-east-1';
}
