import { describe, expect, it } from '@jest/globals';
import { isBoardAddress, listAddress, readBoard, writeBoard } from './board-address';

const id = '0190f7a0-5b1c-7cc3-98c4-3c1f5f0a7e11';
const params = (address: string) => new URLSearchParams(address);

describe('the address of the board', () => {
  it.each([[''], ['q=toit'], ['ownerId=me'], [`ownerId=${id}&pipelineId=${id}&q=a`]])('is %j', (address) => {
    expect(isBoardAddress(params(address))).toBe(true);
  });

  it.each([
    ['view='],
    [`view=${id}`],
    ['sort=amount&order=desc'],
    [`companyId=${id}`],
    [`ownerId=${id},${id}`],
    ['ownerId=null'],
    ['q=toit&state=won'],
  ])('is none when a list is meant: %j', (address) => {
    expect(isBoardAddress(params(address))).toBe(false);
  });

  it('comes back as it was written', () => {
    const state = { q: 'véranda & toit', ownerId: 'me', pipelineId: id };
    expect(readBoard(writeBoard(state))).toEqual(state);
  });

  it('leaves out what it cannot mean', () => {
    expect(readBoard(params('ownerId=everybody&pipelineId=first&q='))).toEqual({
      q: '',
      ownerId: '',
      pipelineId: '',
    });
  });

  it('leads to the list of the same opportunities', () => {
    const list = listAddress(params('ownerId=me&q=toit'));
    expect([list.get('ownerId'), list.get('q'), isBoardAddress(list)]).toEqual(['me', 'toit', false]);
    expect(isBoardAddress(listAddress(params('')))).toBe(false);
  });
});
