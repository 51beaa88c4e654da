import type { ReactNode } from 'react';
import { Tab } from 'react-aria-components';

/** A tab that leads to the ViewPanel of this id. */
export function ViewTab({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <Tab
      id={id}
      className="tab"
      render={(attributes) =>
        'href' in attributes ? (
          <a {...attributes} />
        ) : (
          <div
            {...attributes}
            aria-controls={attributes['aria-selected'] === true ? panelId(id) : undefined}
          />
        )
      }
    >
      {children}
    </Tab>
  );
}

/**
 * What a tab shows. React Aria's own looks through all that is in it for what takes the focus, whenever something in it
 * changes, and where it is hidden finds nothing and looks at everything: half the time of a step from view to view.
 */
export function ViewPanel({
  id,
  label,
  isShown,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly isShown: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div id={panelId(id)} role="tabpanel" aria-label={label} className="tab-panel" hidden={!isShown}>
      {children}
    </div>
  );
}

const panelId = (id: string) => `view-${id}`;
