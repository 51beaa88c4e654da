import { Button } from '../components/button.tsx';

export function SampleBanner({ onRemove }: { readonly onRemove: () => void }) {
  return (
    <div className="sample-banner">
      <p>
        <strong>This is sample data.</strong> Stores and polls are made up, to try the app with.
      </p>
      <Button look="quiet" onPress={onRemove}>
        Remove sample data
      </Button>
    </div>
  );
}
