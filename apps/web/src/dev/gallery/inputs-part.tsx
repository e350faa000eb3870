import { ApiProblem } from '@/api/http';
import {
  Columns,
  DateInput,
  FileDrop,
  MomentInput,
  NumberInput,
  PasswordInput,
  ReferenceInput,
  SelectInput,
  SimpleForm,
  SwitchInput,
  TextInput,
} from '@/kit';
import { Part } from './part';

const choices = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
];

const refused = new ApiProblem(422, {
  code: 'VALIDATION_FAILED',
  detail: 'The made-up server refuses everything.',
  errors: [{ field: 'email', code: 'EMAIL_TAKEN', message: 'Somebody else has this address.' }],
});
const refuse = () => Promise.reject(refused);

function Inputs({ disabled = false }: { disabled?: boolean }) {
  return (
    <>
      <TextInput source="name" label="Name" help="As people say it." required max={40} disabled={disabled} />
      <TextInput source="email" label="Email" format="email" disabled={disabled} />
      <TextInput source="phone" label="Phone" format="phone" disabled={disabled} />
      <TextInput source="notes" label="Notes" format="multiline" disabled={disabled} />
      <NumberInput source="amount" label="Amount" decimal disabled={disabled} />
      <NumberInput source="count" label="Count" max={99} disabled={disabled} />
      <DateInput source="day" label="Day" disabled={disabled} />
      <MomentInput source="moment" label="Moment" disabled={disabled} />
      <SelectInput source="choice" label="Choice" choices={choices} disabled={disabled} />
      <SwitchInput source="switch" label="Switch" disabled={disabled} />
      <ReferenceInput source="managerId" label="Manager" to="identity.user" disabled={disabled} />
      <PasswordInput source="password" label="Password" disabled={disabled} />
    </>
  );
}

/** Inputs that are empty, filled in, disabled, and at fault once they were sent. */
export function InputsPart() {
  return (
    <Part id="inputs" title="Inputs">
      <Columns min={300}>
        <SimpleForm label="Empty inputs" onSubmit={refuse}>
          <Inputs />
        </SimpleForm>
        <SimpleForm
          label="Faulty inputs"
          submitLabel="Send these"
          onSubmit={refuse}
          defaultValues={{ name: 'x'.repeat(60), email: 'no address', amount: 'a lot', count: 1_000 }}
        >
          <Inputs />
        </SimpleForm>
        <SimpleForm
          label="Disabled inputs"
          onSubmit={refuse}
          defaultValues={{ name: 'Solène', amount: '12.5', day: '2026-03-01', choice: 'two', switch: true }}
        >
          <Inputs disabled />
        </SimpleForm>
      </Columns>
      <FileDrop
        label="Choose a file"
        help="At most 1 kB, so that most are refused."
        maxSize={1_000}
        onFiles={() => undefined}
      />
    </Part>
  );
}
