import { useFieldArray, useWatch } from 'react-hook-form';
import { Box, Button, IconButton, Stack, TextInput, Typography, useText } from '@/kit';
import { AddIcon, ArrowUpIcon, CloseIcon } from '@/kit/icons';
import { emptyChoice, type TypedChoice } from './field-values';

/** The values of a choice, in the order in which they are offered. */
export function ChoicesEditor() {
  const text = useText();
  const { fields, append, remove, move, update } = useFieldArray({ name: 'choices' });
  const typed = useWatch({ name: 'choices' }) as TypedChoice[] | undefined;
  return (
    <Stack
      role="group"
      aria-label={text('customFields.ask.choices')}
      data-source="choices"
      data-list
      sx={{ gap: 2 }}
    >
      <Typography variant="body2" sx={{ fontWeight: 550, color: 'text.secondary' }}>
        {text('customFields.ask.choices')}
      </Typography>
      {fields.map(({ id }, at) => {
        const place = at + 1;
        const choice = typed?.[at];
        const label = choice?.label ?? '';
        return (
          <Stack key={id} direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
            <Box sx={{ flex: 1, minWidth: 0, opacity: choice?.retired ? 0.6 : 1 }}>
              <TextInput
                source={`choices.${at}.label`}
                label={text('customFields.ask.choice', { place })}
                placeholder={text('customFields.ask.choice', { place })}
                compact
                max={80}
              />
            </Box>
            <Box sx={{ flex: 1, minWidth: 0, display: { xs: 'none', sm: 'block' } }}>
              <TextInput
                source={`choices.${at}.labelEn`}
                label={text('customFields.ask.choiceEn', { place })}
                placeholder={text('customFields.ask.choiceEn', { place })}
                compact
                max={80}
              />
            </Box>
            <IconButton
              aria-label={text('customFields.ask.up', { place })}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              <ArrowUpIcon fontSize="small" />
            </IconButton>
            {choice?.value ? (
              <Button
                size="small"
                aria-label={text(choice.retired ? 'customFields.ask.reopen' : 'customFields.ask.retire', {
                  label,
                })}
                onClick={() => update(at, { ...choice, retired: !choice.retired })}
              >
                {text(choice.retired ? 'customFields.restore' : 'customFields.ask.retireShort')}
              </Button>
            ) : (
              <IconButton
                aria-label={text('customFields.ask.takeAway', { place })}
                onClick={() => remove(at)}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            )}
          </Stack>
        );
      })}
      <Box>
        <Button startIcon={<AddIcon />} onClick={() => append(emptyChoice)}>
          {text('customFields.ask.addChoice')}
        </Button>
      </Box>
    </Stack>
  );
}
