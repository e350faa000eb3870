import { daysOf, type Period } from '../../../kit/list/filters/periods';

/** Periods that a report offers; none of them: the last twelve months. `days` are chosen one by one. */
export const reportPeriods = ['this-month', 'this-quarter', 'this-year', 'last-month', 'last-year'] as const;
export type ReportPeriod = (typeof reportPeriods)[number] | 'days' | '';

/** What a report is of; all of it is in its address. */
export interface ReportState {
  readonly period: ReportPeriod;
  /** First and last day, for `days`. */
  readonly from: string;
  readonly to: string;
  readonly pipelineId: string;
  /** Id of a user, `me`, or nothing for everybody. */
  readonly ownerId: string;
}

const names = ['period', 'from', 'to', 'pipelineId', 'ownerId'] as const;
const day = /^\d{4}-\d{2}-\d{2}$/;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const matching = (value: string | null, ...forms: (RegExp | string)[]): string =>
  value !== null && forms.some((form) => (typeof form === 'string' ? form === value : form.test(value)))
    ? value
    : '';

/** What an address says; what it cannot mean is left out, so that an old link never makes the report fail. */
export function readReport(params: URLSearchParams): ReportState {
  const period = matching(params.get('period'), 'days', ...reportPeriods) as ReportPeriod;
  const days = period === 'days';
  return {
    period,
    from: days ? matching(params.get('from'), day) : '',
    to: days ? matching(params.get('to'), day) : '',
    pipelineId: matching(params.get('pipelineId'), uuid),
    ownerId: matching(params.get('ownerId'), uuid, 'me'),
  };
}

export function writeReport(state: ReportState): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => (state[name] ? [[name, state[name]]] : [])));
}

/** The parameters of the server. */
export function queryOf(state: ReportState, now: Date, userId: string): Record<string, string> {
  const { period, pipelineId, ownerId } = state;
  const days = period === 'days' ? state : period === '' ? undefined : daysOf(period as Period, now);
  return {
    ...(days?.from && { from: days.from }),
    ...(days?.to && { to: days.to }),
    ...(pipelineId && { pipelineId }),
    ...(ownerId && { ownerId: ownerId === 'me' ? userId : ownerId }),
  };
}
