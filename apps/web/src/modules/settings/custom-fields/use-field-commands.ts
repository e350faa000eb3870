import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { type CustomField, customFieldsQuery } from '@/api/custom-fields';
import { type ApiProblem, request } from '@/api/http';
import { useConfirm, useText } from '@/kit';
import { usesKey } from './use-uses';

const path = 'workspace/custom-fields';

export type FieldChange = Partial<Omit<CustomField, 'choices'>> & {
  choices?: readonly Partial<CustomField['choices'][number]>[];
};

/** What administrators do with the company's own fields; what the server refuses is told. */
export function useFieldCommands() {
  const text = useText();
  const client = useQueryClient();
  const confirm = useConfirm();
  const notify = useNotify();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: customFieldsQuery.queryKey }),
      client.invalidateQueries({ queryKey: [usesKey] }),
    ]);
  const run = async (work: () => Promise<unknown>, done?: string, label?: string): Promise<boolean> => {
    try {
      await work();
      if (done) notify(done, { type: 'success', messageArgs: { label } });
      return true;
    } catch (problem) {
      const { message, fields } = problem as ApiProblem;
      const reason = fields?.[0]?.message ?? message;
      notify(reason || 'page.failed', { type: 'error', messageArgs: { _: reason } });
      return false;
    } finally {
      await refresh();
    }
  };
  const change = ({ id, version }: CustomField, body: FieldChange) =>
    request(`${path}/${id}`, { method: 'PATCH', body, version });
  return {
    /** @throws ApiProblem */
    async save(field: CustomField | undefined, body: FieldChange): Promise<void> {
      if (field) await change(field, body);
      else await request(path, { method: 'POST', body, idempotencyKey: crypto.randomUUID() });
      await refresh();
      notify('customFields.saved', { type: 'success' });
    },
    order: (record: string, ids: readonly string[]) =>
      run(() => request(`${path}/order`, { method: 'PUT', body: { record, ids } })),
    async archive(field: CustomField): Promise<void> {
      const { label } = field;
      const agreed = await confirm({
        title: text('customFields.archiveTitle', { label }),
        content: text('customFields.archiveContent'),
        confirm: text('customFields.archive'),
      });
      if (agreed) await run(() => change(field, { archived: true }), 'customFields.archivedDone', label);
    },
    restore: (field: CustomField) =>
      run(() => change(field, { archived: false }), 'customFields.restoredDone', field.label),
    async remove(field: CustomField): Promise<void> {
      const { id, version, label } = field;
      const agreed = await confirm({
        title: text('customFields.removeTitle', { label }),
        content: text('customFields.removeContent'),
        confirm: text('customFields.remove'),
        danger: true,
      });
      if (!agreed) return;
      await run(
        () => request(`${path}/${id}`, { method: 'DELETE', version }),
        'customFields.removedDone',
        label,
      );
    },
  };
}
