import { useState } from 'react';
import { useHolds, useSession } from '@/api/use-session';
import { type AnyRecord, type RecordAction, useConfirm, useText } from '@/kit';
import {
  HowToRegIcon,
  KeyOffIcon,
  LogoutIcon,
  MailIcon,
  PersonOffIcon,
  ShieldIcon,
  SwapIcon,
} from '@/kit/icons';
import { type UserAction, useUserAction } from './use-user-action';
import { users } from './user.record';

interface Command extends Pick<RecordAction, 'icon' | 'danger'> {
  name: UserAction | 'departure';
  right: string;
  /** Whether it fits the user's state. */
  when: (user: AnyRecord, self: boolean) => boolean;
}

const update = 'identity.user.update';
const manage = 'identity.hr-referent.manage';
const isIn =
  (...states: string[]) =>
  ({ state }: AnyRecord) =>
    states.includes(String(state));
const isActive = isIn('active');

const commands: readonly Command[] = [
  { name: 'invite-again', icon: MailIcon, right: 'identity.user.create', when: isIn('invited') },
  { name: 'activate', icon: HowToRegIcon, right: update, when: isIn('deactivated') },
  {
    name: 'name-referent',
    icon: ShieldIcon,
    right: manage,
    when: (user) => isActive(user) && !user['hrReferent'],
  },
  { name: 'revoke-referent', icon: ShieldIcon, right: manage, when: (user) => user['hrReferent'] === true },
  { name: 'end-sessions', icon: LogoutIcon, right: update, when: isActive },
  // One's own is taken off in one's account, with one of its codes.
  {
    name: 'reset-second-factor',
    icon: KeyOffIcon,
    right: update,
    when: (user, self) => isActive(user) && !self,
  },
  { name: 'departure', icon: SwapIcon, right: update, danger: true, when: (_, self) => !self },
  {
    name: 'deactivate',
    icon: PersonOffIcon,
    right: update,
    danger: true,
    when: (user, self) => isIn('active', 'invited')(user) && !self,
  },
];

/** What can be done with a user's access, by their state and by the rights of whoever looks. */
export function useUserCommands(user: AnyRecord | undefined) {
  const text = useText();
  const holds = useHolds();
  const confirm = useConfirm();
  const act = useUserAction();
  const session = useSession();
  const [leaving, setLeaving] = useState<AnyRecord>();
  const run = async (name: Command['name'], danger: boolean) => {
    if (!user) return;
    if (name === 'departure') return setLeaving(user);
    const title = text(`identity.user.ask.${name}.title`, { name: users.title(user) });
    const content = text(`identity.user.ask.${name}.content`);
    if (await confirm({ title, content, confirm: text(`identity.user.commands.${name}`), danger }))
      await act(name, user.id);
  };
  const actions: RecordAction[] = user
    ? commands
        .filter(({ right, when }) => holds(right) && when(user, user.id === session.user.id))
        .map(({ name, danger = false, ...command }) => ({
          ...command,
          name,
          danger,
          label: `identity.user.commands.${name}`,
          run: () => void run(name, danger),
        }))
    : [];
  return { commands: actions, leaving, stopLeaving: () => setLeaving(undefined) };
}
