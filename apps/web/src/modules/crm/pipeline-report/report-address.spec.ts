import { describe, expect, it } from '@jest/globals';
import { queryOf, readReport, writeReport } from './report-address';

const id = '0190f7a0-5b1c-7cc3-98c4-3c1f5f0a7e11';
const now = new Date(2026, 10, 22);
const read = (address: string) => readReport(new URLSearchParams(address));

describe('the address of the report', () => {
  it('comes back as it was written', () => {
    for (const address of [
      '',
      'period=this-quarter&ownerId=me',
      `period=days&from=2026-01-01&to=2026-02-28&pipelineId=${id}&ownerId=${id}`,
    ])
      expect(writeReport(read(address)).toString()).toBe(address);
  });

  it('leaves out what it cannot mean', () => {
    expect(writeReport(read('period=always&from=2026-01-01&to=x&pipelineId=first&ownerId=all')).size).toBe(0);
    expect(read('period=days&from=tomorrow&to=2026-01-31')).toMatchObject({ from: '', to: '2026-01-31' });
  });

  it('asks the server for days and for one owner', () => {
    expect(queryOf(read('period=last-month&ownerId=me'), now, id)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
      ownerId: id,
    });
    expect(queryOf(read(`period=days&from=2026-03-01&pipelineId=${id}`), now, 'me')).toEqual({
      from: '2026-03-01',
      pipelineId: id,
    });
  });

  it('leaves the last twelve months to the server', () => {
    expect(queryOf(read(''), now, id)).toEqual({});
  });
});
