import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { letterFields } from '../../mail-templates/letter-fields';
import { insertAt, mergeFields } from './merge-fields';

const server = join(import.meta.dirname, '../../../../../../../libs/crm/campaigns/rendering/merge-fields.ts');

describe('merge fields', () => {
  it('are those that the server knows', () => {
    const [campaigns = '', letters = ''] = readFileSync(server, 'utf8').split('letterFields = {');
    const namesIn = (source: string) =>
      [...source.matchAll(/^ {2}'([a-z]+\.[a-zA-Z]+)': text\(/gm)].map(([, name]) => name);
    expect([...mergeFields]).toEqual(namesIn(campaigns));
    expect([...letterFields]).toEqual([...namesIn(campaigns), ...namesIn(letters)]);
  });

  it('take the place of what is selected', () => {
    expect(insertAt('Bonjour NOM !', 8, 11, 'contact.lastName', '')).toEqual({
      value: 'Bonjour {{contact.lastName}} !',
      cursor: 28,
    });
    expect(insertAt('', 0, 0, 'contact.firstName', 'vous').value).toBe('{{contact.firstName|vous}}');
  });
});
