import fc from 'fast-check';
import { languages } from '#kernel';
import { invitationMail, noticeKinds, noticeMail, passwordResetMail } from './mail-texts.js';

const link = 'https://durand.myb2o.net/invitation#token';

describe('the mails of identity', () => {
  it('carry the link on a line of its own, so that mail programs make all of it clickable', () => {
    for (const language of languages) {
      for (const mail of [invitationMail, passwordResetMail]) {
        const { text } = mail(language, { company: 'Durand', firstName: 'Zoé', link });
        expect(text.split('\n')).toContain(link);
      }
    }
  });

  it('greet people whose name is not known yet', () => {
    const facts = { company: 'Durand', firstName: '', link };
    expect(invitationMail('fr', facts).text).toMatch(/^Bonjour,\n/);
    expect(invitationMail('en', facts).text).toMatch(/^Hello,\n/);
  });

  it('say each thing differently, in both languages', () => {
    const facts = { company: 'Durand', firstName: 'Zoé', about: 'max@durand.example' };
    const texts = languages.flatMap((language) =>
      noticeKinds.map((kind) => noticeMail(language, { ...facts, kind }).text),
    );
    expect(new Set(texts).size).toBe(noticeKinds.length * languages.length);
  });

  it('name the company in the subject, whatever its name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (company) => {
        expect(invitationMail('fr', { company, firstName: '', link }).subject).toContain(company);
      }),
    );
  });
});
