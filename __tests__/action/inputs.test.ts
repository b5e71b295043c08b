import { describe, expect, it } from '@jest/globals';
import { readInputs } from '../../src/action/inputs.ts';

describe('readInputs', () => {
  it('reads what the runner passes, without surrounding blanks', () => {
    expect(
      readInputs({
        'INPUT_AWS-REGION': 'eu-west-1',
        'INPUT_AZURE-CLIENT-ID': '',
        INPUT_SUMMARY: ' ',
        PATH: '/bin',
        INPUT_CLEANUP: undefined,
      }),
    ).toEqual({ 'aws-region': 'eu-west-1' });
  });
});
