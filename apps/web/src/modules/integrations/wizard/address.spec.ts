import { readPlace, writePlace } from './address';

const read = (query: string) => readPlace(new URLSearchParams(query));

describe('the place in the wizard', () => {
  it('begins with the file, and keeps what was asked to be imported', () => {
    expect(read('target=crm.company')).toMatchObject({ step: 'file', target: 'crm.company' });
  });

  it('falls back to a step that has what it needs', () => {
    expect(read('step=map&target=crm.company').step).toBe('file');
    expect(read('step=map&upload=u').step).toBe('target');
    expect(read('step=nonsense&upload=u').step).toBe('file');
    expect(read('try=t').step).toBe('file');
  });

  it.each([
    { step: 'file', upload: 'u' },
    { step: 'target', upload: 'u' },
    { step: 'map', upload: 'u', target: 'crm.company' },
    { step: 'try', upload: 'u', target: 'crm.company', attempt: 't' },
    { step: 'run', upload: 'u', target: 'crm.company', run: 'r' },
  ] as const)('survives a reload at the step $step', (place) => {
    expect(readPlace(writePlace(place))).toMatchObject(place);
  });

  it('forgets a rehearsal when the columns are looked at again', () => {
    expect(writePlace({ ...read('upload=u&try=t&target=x'), step: 'map' }).has('try')).toBe(false);
  });
});
