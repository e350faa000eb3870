import { Box, FieldValue, PersonName, RecordLabel, ToneChip, Typography, When } from '@/kit';
import { sites } from '../made-up/site.record';
import { idOf, people, siteOf } from '../made-up/sites';
import { Part } from './part';

const tones = ['neutral', 'primary', 'info', 'success', 'warning', 'danger'] as const;
const [full, bare] = [siteOf(1), siteOf(2)];

/** Values of every kind: with a value, without one, and on one line. */
export function FieldsPart() {
  return (
    <Part id="fields" title="Field values">
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: '6px 20px',
          gridTemplateColumns: '110px repeat(3, minmax(0, 1fr))',
        }}
      >
        {Object.keys(sites.meta.fields).map((name) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" color="textSecondary">
              {name}
            </Typography>
            {[full, bare].map((record) => (
              <Box component="dd" key={record.id} sx={{ m: 0, minWidth: 0 }}>
                <FieldValue screens={sites} name={name} record={record} />
              </Box>
            ))}
            <Box component="dd" sx={{ m: 0, minWidth: 0, overflow: 'hidden' }}>
              <FieldValue screens={sites} name={name} record={full} dense />
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'center' }}>
        {tones.map((tone) => (
          <ToneChip key={tone} tone={tone}>
            {tone}
          </ToneChip>
        ))}
        <PersonName name={people[0].name} />
        <RecordLabel name="identity.user" id={people[1].id} />
        <RecordLabel name="identity.user" id={idOf(999)} />
        <RecordLabel name="identity.user" id={null} />
        <When at={new Date(Date.now() - 5 * 60_000).toISOString()} />
        <When at="2020-02-03T10:00:00.000Z" />
      </Box>
    </Part>
  );
}
