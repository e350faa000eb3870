import fc from 'fast-check';
import { summaryOf } from './csp-reports.controller.js';

describe('a report about the content security policy', () => {
  it('tells the directive and what kind of thing was kept out', () => {
    const report = (fields: object) => summaryOf({ 'csp-report': fields });
    expect(report({ 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline' })).toEqual({
      directive: 'script-src-elem',
      blocked: 'inline',
    });
    expect(
      report({ 'violated-directive': "img-src 'self'", 'blocked-uri': 'https://evil.example/?q=Dupont' }),
    ).toEqual({
      directive: 'img-src',
      blocked: 'address',
    });
    expect(report({})).toEqual({ directive: 'unknown', blocked: 'unknown' });
  });

  it('is no report without its one member', () => {
    for (const other of [null, 1, 'x', [], {}, { 'csp-report': null }, { 'csp-report': 'x' }]) {
      expect(summaryOf(other)).toBeUndefined();
    }
  });

  it('never repeats what a page or a person put into it', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 3 }).filter((typed) => !typed.includes('-')),
        (typed) => {
          const uri = `https://t.example/${typed}?${typed}`;
          const report = {
            'document-uri': uri,
            'blocked-uri': uri,
            'violated-directive': `${typed} 9`,
            'script-sample': typed,
          };
          expect(summaryOf({ 'csp-report': report })).toEqual({ directive: 'unknown', blocked: 'address' });
        },
      ),
    );
  });
});
