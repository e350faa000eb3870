import { LookSwitch, useText } from '@/kit';
import { CalendarIcon, TableIcon } from '@/kit/icons';

/** From the list of activities to their calendar, and back. */
export function ActivityLooks({ current }: { current: 'list' | 'calendar' }) {
  const text = useText();
  return (
    <LookSwitch
      label={text('crm.activity.looks')}
      looks={[
        {
          to: '/crm/activities',
          label: text('crm.activity.list'),
          icon: TableIcon,
          current: current === 'list',
        },
        {
          to: '/crm/calendar',
          label: text('crm.activity.calendar'),
          icon: CalendarIcon,
          current: current === 'calendar',
        },
      ]}
    />
  );
}
