import { ApiProblem, request } from '@/api/http';
import type { ImportRun, Target, Upload } from '../data/types';
import { formPath, type MappingValues, requestOf } from './mapping/mapping-values';

interface Wanted {
  upload: Upload;
  target: Target;
  values: MappingValues;
  dryRun: boolean;
}

/** Has an import begun, or rehearsed. @throws ApiProblem whose fields are paths of the mapping form. */
export async function startImport({ upload, target, values, dryRun }: Wanted): Promise<ImportRun> {
  const { body, places } = requestOf(upload.columns, target, values);
  try {
    return await request<ImportRun>('integrations/imports', {
      method: 'POST',
      body: { ...body, uploadId: upload.id, dryRun },
      idempotencyKey: crypto.randomUUID(),
    });
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.fields.length === 0) throw problem;
    const errors = problem.fields.map((each) => ({ ...each, field: formPath(each.field, places) }));
    throw new ApiProblem(problem.status, { ...problem.extra, errors });
  }
}
