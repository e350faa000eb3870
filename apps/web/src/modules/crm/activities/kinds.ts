import {
  CalendarIcon,
  GroupsIcon,
  LetterIcon,
  MailIcon,
  NoteIcon,
  PhoneIcon,
  PlaceIcon,
  SmsIcon,
  TaskIcon,
} from '@/kit/icons';
import type { Icon, Tone } from '@/kit/records/define-record';

interface Kind {
  readonly icon: Icon;
  /** Its colour in the calendar. */
  readonly tone: Tone;
}

const kinds: Readonly<Record<string, Kind>> = {
  call: { icon: PhoneIcon, tone: 'primary' },
  visit: { icon: PlaceIcon, tone: 'warning' },
  meeting: { icon: GroupsIcon, tone: 'info' },
  email: { icon: MailIcon, tone: 'neutral' },
  letter: { icon: LetterIcon, tone: 'neutral' },
  sms: { icon: SmsIcon, tone: 'neutral' },
  task: { icon: TaskIcon, tone: 'success' },
  note: { icon: NoteIcon, tone: 'neutral' },
};

const unknown: Kind = { icon: CalendarIcon, tone: 'neutral' };

/** How a kind of activity is shown. */
export const kindOf = (kind: unknown): Kind => kinds[String(kind)] ?? unknown;
