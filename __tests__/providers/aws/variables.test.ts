import { describe, expect, it } from '@jest/globals';
import { publications } from '../../../src/providers/aws/publish.ts';
import {
  awsVariables,
  exportedVariables,
  otherIdentities,
  variable,
} from '../../../src/providers/aws/variables.ts';
import { credential, placeOf, settingsOf } from './support.ts';

describe('the table of variables', () => {
  it('has every variable that a login exports or empties', () => {
    const refresh = { specification: '/s', credential: '/c' };
    const env = { ...Object.fromEntries(exportedVariables.map((name) => [name, 'x'])), HOME: '/home/runner' };
    const settings = settingsOf({ profile: 'deploy' });
    const places = [placeOf(), placeOf({ env }), placeOf({ refresh }), placeOf({ refresh, env })];
    const set = places.flatMap((place) => Object.keys(publications(credential, settings, place).variables));
    expect([...new Set(set)].sort()).toEqual([...exportedVariables].sort());
  });

  it('lets a variable be emptied only if an empty value counts as unset', () => {
    for (const name of exportedVariables)
      expect(variable(name, 'x').emptyMeansUnset ?? false).toBe(awsVariables[name].whenEmpty === 'unset');
    for (const name of otherIdentities) expect(awsVariables[name].whenEmpty).toBe('unset');
  });
});
