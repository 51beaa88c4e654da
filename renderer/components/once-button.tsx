import { Button } from './button.tsx';
import { useOnce } from './use-once.ts';

/** Acts once for as long as it stands, however often it is pressed while its dialog fades. */
export function OnceButton({
  label,
  look,
  isDisabled = false,
  onPress,
}: {
  readonly label: string;
  readonly look: 'primary' | 'danger';
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}) {
  const { once } = useOnce();
  const press = () =>
    once(async () => {
      onPress();
      return 'done';
    });
  return (
    <Button look={look} isDisabled={isDisabled} onPress={() => void press()}>
      {label}
    </Button>
  );
}
