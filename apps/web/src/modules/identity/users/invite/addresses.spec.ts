import fc from 'fast-check';
import { readInvitees } from './addresses';

describe('addresses pasted to invite people', () => {
  const emails = (typed: string) => readInvitees(typed).people.map(({ email }) => email);

  it('reads one address a line, or several on one line', () => {
    expect(emails('a@x.fr\nb@x.fr\r\n c@x.fr ')).toEqual(['a@x.fr', 'b@x.fr', 'c@x.fr']);
    expect(emails('a@x.fr, b@x.fr; c@x.fr d@x.fr')).toEqual(['a@x.fr', 'b@x.fr', 'c@x.fr', 'd@x.fr']);
  });

  it('takes names as mail programs write them', () => {
    expect(readInvitees('"Jeanne Le Goff" <Jeanne@Example.fr>').people).toEqual([
      { email: 'jeanne@example.fr', firstName: 'Jeanne', lastName: 'Le Goff' },
    ]);
  });

  it('keeps each address once, whatever its case', () => {
    expect(emails('a@x.fr\nA@X.FR')).toEqual(['a@x.fr']);
  });

  it('names what is no address instead of dropping it', () => {
    expect(readInvitees('jeanne@\na@x.fr\npaul')).toEqual({
      people: [{ email: 'a@x.fr', firstName: '', lastName: '' }],
      refused: ['jeanne@', 'paul'],
    });
  });

  it('loses no address', () => {
    const addresses = fc.array(fc.emailAddress({ size: 'small' }));
    fc.assert(
      fc.property(addresses, (given) => {
        const wanted = new Set(given.map((each) => each.toLowerCase()));
        expect(new Set(emails(given.join('\n')))).toEqual(wanted);
      }),
    );
  });
});
