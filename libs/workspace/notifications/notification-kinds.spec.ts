import fc from 'fast-check';
import { text } from '#kernel';
import { NotificationKinds } from './notification-kinds.js';

describe('the text of a notification', () => {
  const kinds = new NotificationKinds();
  kinds.declare('crm.greeting', text('Bonjour {name}, {count} fois {name}', 'Hello {name}, {count} times'));

  it('is in the language of its reader, with its values', () => {
    expect(kinds.title('crm.greeting', { name: 'Léa', count: 2 }, 'fr')).toBe('Bonjour Léa, 2 fois Léa');
    expect(kinds.title('crm.greeting', { name: 'Léa', count: 2 }, 'en')).toBe('Hello Léa, 2 times');
    expect(kinds.title('crm.greeting', {}, 'en')).toBe('Hello ,  times');
    expect(kinds.title('crm.gone', { name: 'Léa' }, 'fr')).toBe('');
  });

  it('shows whatever was typed as it was typed', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(kinds.title('crm.greeting', { name, count: 1 }, 'en')).toBe(`Hello ${name}, 1 times`);
      }),
    );
    expect(kinds.title('crm.greeting', { name: '{count} $& {toString}', count: 1 }, 'en')).toBe(
      'Hello {count} $& {toString}, 1 times',
    );
  });

  it('is declared once', () => {
    expect(() => kinds.declare('crm.greeting', text('a', 'a'))).toThrow('declared twice');
  });
});
