import { useCallback } from 'react';
import { useText } from '@/i18n/use-text';

const mark = '@@react-admin@@';

/** A fault as ra-core puts it into the message of a form's error. */
export const encodeFault = (fault: object): string => mark + JSON.stringify(fault);

/** Words the message of a form's error: ra-core's validators encode a key and its arguments, the server writes text. */
export function useErrorText(): (message: string) => string {
  const text = useText();
  return useCallback(
    (message) => {
      if (!message.startsWith(mark)) return message;
      const fault = JSON.parse(message.slice(mark.length)) as string | { message: string; args?: object };
      return typeof fault === 'string' ? text(fault, { _: fault }) : text(fault.message, { ...fault.args });
    },
    [text],
  );
}
