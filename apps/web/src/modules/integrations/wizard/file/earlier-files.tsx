import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { ApiProblem, request } from '@/api/http';
import { Button, Card, Row, RowMenu, Rows, useLanguage, useText, When } from '@/kit';
import { UploadIcon } from '@/kit/icons';
import { fileSize } from '@/kit/inputs/file-rules';
import type { Upload } from '../../data/types';
import { keys, useUploads } from '../../data/use-imports';

const shown = 5;

/** The files that the user sent before and has not removed: each is kept for a day. */
export function EarlierFiles({ onChosen }: { onChosen: (upload: Upload) => void }) {
  const text = useText();
  const notify = useNotify();
  const language = useLanguage();
  const client = useQueryClient();
  const { data = [] } = useUploads();
  const remove = async (id: string) => {
    try {
      await request(`integrations/uploads/${id}`, { method: 'DELETE' });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      notify(problem.message, { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: keys.uploads });
  };
  if (data.length === 0) return null;
  const title = text('imports.file.earlier');
  return (
    <Card title={title} flush>
      <Rows label={title}>
        {data.slice(0, shown).map((upload) => (
          <Row
            key={upload.id}
            icon={UploadIcon}
            title={upload.name}
            subtitle={
              <>
                {text('imports.file.rows', { smart_count: upload.rowCount })} ·{' '}
                {fileSize(upload.bytes, language)} · <When at={upload.createdAt} />
              </>
            }
            end={
              <>
                <Button onClick={() => onChosen(upload)}>{text('imports.wizard.continue')}</Button>
                <RowMenu
                  label={text('imports.file.actions', { name: upload.name })}
                  entries={[{ label: 'imports.file.remove', run: () => void remove(upload.id) }]}
                />
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
