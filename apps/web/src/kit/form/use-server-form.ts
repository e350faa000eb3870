import { useCallback, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { flatValues, nestedValues } from '@/api/custom-values';
import { ApiProblem } from '@/api/http';
import { errorPaths, type Failure, placeProblem } from './failures';
import { firstPath, frameOf, revealField } from './reveal';
import type { Values } from './values';

export interface ServerForm {
  form: UseFormReturn<Values>;
  /** The element of the form, once it is there. */
  element: React.RefObject<HTMLFormElement | null>;
  busy: boolean;
  failure: Failure | undefined;
  /** Checks and sends; a second call while one is under way does nothing. Answers whether it succeeded. */
  submit: () => Promise<boolean>;
  /** Forgets the last failure. */
  forget: () => void;
}

/**
 * A form whose server has the last word: what it refuses is said at the fields, and the focus goes to the first.
 * @param send what is done with valid values. Its ApiProblem is shown; anything else it throws is a fault of ours.
 */
export function useServerForm(
  initial: Values,
  send: (values: Values, form: UseFormReturn<Values>) => Promise<void>,
): ServerForm {
  const form = useForm<Values>({
    defaultValues: nestedValues(initial),
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  });
  const element = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const under = useRef(false);
  const latest = useRef(send);
  latest.current = send;

  const submit = useCallback(async () => {
    if (under.current) return false;
    under.current = true;
    setBusy(true);
    setFailure(undefined);
    form.clearErrors();
    let done = false;
    const showFirst = (errors: object) => {
      const root = element.current;
      const path =
        root &&
        firstPath(
          root,
          errorPaths(errors).map((error) => error.path),
        );
      if (root && path) revealField(root, path);
    };
    try {
      await form.handleSubmit(async (values) => {
        try {
          await latest.current(flatValues(values), form);
          done = true;
        } catch (problem) {
          const found = placeProblem(asProblem(problem), (path) =>
            Boolean(element.current && frameOf(element.current, path)),
          );
          for (const [path, message] of Object.entries(found.atFields)) {
            const isList = element.current && frameOf(element.current, path)?.dataset['list'] !== undefined;
            form.setError(isList ? `${path}.root` : path, { type: 'server', message });
          }
          setFailure(found);
          const first = element.current && firstPath(element.current, Object.keys(found.atFields));
          if (element.current && first) revealField(element.current, first);
        }
      }, showFirst)();
    } finally {
      under.current = false;
      setBusy(false);
    }
    return done;
  }, [form]);

  const forget = useCallback(() => setFailure(undefined), []);
  return { form, element, busy, failure, submit, forget };
}

/** Only refusals are shown to people. @throws what is none. */
function asProblem(problem: unknown): ApiProblem {
  if (problem instanceof ApiProblem) return problem;
  throw problem;
}
