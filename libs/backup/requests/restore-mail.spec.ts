import { languages } from '#kernel';
import { restoreMail } from './restore-mail.js';
import type { RestoreRequest } from './restore-requests.repository.js';

const request = {
  state: 'done',
  into: 'same',
  answer: null,
  copiedAt: new Date('2026-07-14T18:00:00Z'),
  instanceName: 'Dupont',
} as RestoreRequest;

describe('the mail about a restore', () => {
  it('says each outcome differently, in both languages, with the hour of the instance', () => {
    const texts = languages.flatMap((language) =>
      (['done', 'refused', 'failed'] as const).map(
        (state) => restoreMail({ ...request, state }, language, 'Europe/Paris').text,
      ),
    );
    expect(new Set(texts).size).toBe(6);
    expect(texts[0]).toContain('14 juillet 2026');
    expect(texts[0]).toContain('20:00');
    expect(restoreMail(request, 'fr', 'Indian/Reunion').text).toContain('22:00');
  });

  it('tells where the data are, and what the operator says', () => {
    expect(restoreMail({ ...request, into: 'side' }, 'en', 'Europe/Paris').text).toContain(
      'beside your workspace',
    );
    const refused = restoreMail({ ...request, state: 'refused', answer: 'Call us.' }, 'en', 'Europe/Paris');
    expect(refused.text).toContain('\nCall us.\n');
    expect(refused.text).not.toContain('beside');
    expect(refused.subject).toContain('Dupont');
  });
});
