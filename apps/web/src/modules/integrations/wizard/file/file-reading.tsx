import { useState } from 'react';
import { Alert, Box, Button, Card, Stack, Typography, useLanguage, useText } from '@/kit';
import { ToneChip } from '@/kit/fields/tone-chip';
import { fileSize } from '@/kit/inputs/file-rules';
import type { Upload } from '../../data/types';
import { FilePreview } from './file-preview';
import { delimiters, ReadingForm } from './reading-form';
import { Recognition } from './recognition';

interface FileReadingProps {
  upload: Upload;
  onContinue: () => void;
  onOther: () => void;
}

const summaryOf = (kind: Upload['kind'], headerLine: number): string => {
  if (kind === 'cards') return 'imports.reading.summaryCards';
  return headerLine > 0 ? 'imports.reading.summary' : 'imports.reading.summaryNoHeader';
};

/** What was found in a file: how it is written, its first rows, and the way to correct that. */
export function FileReading({ upload, onContinue, onOther }: FileReadingProps) {
  const text = useText();
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const [changing, setChanging] = useState(false);
  const { name, kind, bytes, encoding, delimiter, sheet, headerLine } = upload;
  const { columns, rowCount, unreadableRows } = upload;
  const [sign] = Object.entries(delimiters).find(([, value]) => value === delimiter) ?? [];
  const facts = [
    [text('imports.reading.encoding'), encoding],
    [text('imports.reading.delimiter'), sign ? text(`imports.reading.delimiters.${sign}`) : delimiter],
    [text('imports.reading.sheet'), sheet],
  ].filter(([, value]) => value);
  const isEmpty = rowCount === 0 || columns.length === 0;
  return (
    <Stack sx={{ gap: 4 }}>
      <Card
        title={name}
        actions={
          !changing &&
          kind !== 'cards' && (
            <Button onClick={() => setChanging(true)} sx={{ flex: 'none' }}>
              {text('imports.reading.change')}
            </Button>
          )
        }
      >
        <Stack sx={{ gap: 3 }}>
          <Typography role="status">
            {text(summaryOf(kind, headerLine), {
              rows: text('imports.file.rows', { smart_count: rowCount }),
              columns: text('imports.reading.columns', { smart_count: columns.length }),
              header: number.format(headerLine),
            })}
          </Typography>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
            {facts.map(([label, value]) => (
              <ToneChip key={label}>{[label, value].join('\u00a0: ')}</ToneChip>
            ))}
            <ToneChip>{fileSize(bytes, language)}</ToneChip>
          </Box>
          <Recognition upload={upload} />
          {unreadableRows > 0 && (
            <Alert severity="warning">
              {text('imports.reading.unreadable', { smart_count: unreadableRows })}
            </Alert>
          )}
          {isEmpty && <Alert severity="error">{text('imports.reading.empty')}</Alert>}
          {changing && <ReadingForm upload={upload} onDone={() => setChanging(false)} />}
        </Stack>
      </Card>
      {!isEmpty && <FilePreview upload={upload} />}
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        <Button variant="contained" disabled={isEmpty} onClick={onContinue}>
          {text('imports.wizard.continue')}
        </Button>
        <Button onClick={onOther}>{text('imports.file.other')}</Button>
      </Stack>
    </Stack>
  );
}
