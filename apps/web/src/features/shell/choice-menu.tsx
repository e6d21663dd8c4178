import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core'
import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'

type Props<Value extends string> = {
  label: string
  icon: ReactNode
  /** Stands beside the icon where there is room. */
  text?: ReactNode
  choices: readonly { value: Value; label: string; lang?: string }[]
  chosen: Value
  onChoose: (value: Value) => void
}

/** One of a few, behind an icon in the masthead. */
export function ChoiceMenu<Value extends string>({ label, icon, text, choices, chosen, onChoose }: Props<Value>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      selected={chosen}
      popperProps={{ position: 'right' }}
      onSelect={(_event, value) => {
        setIsOpen(false)
        const choice = choices.find((item) => item.value === value)
        if (choice !== undefined) onChoose(choice.value)
      }}
      shouldFocusToggleOnSelect
      toggle={(ref: RefObject<HTMLButtonElement | null>) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          aria-label={label}
          icon={icon}
          isExpanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={label}>
        {choices.map((choice) => (
          <SelectOption key={choice.value} value={choice.value} isSelected={choice.value === chosen} lang={choice.lang}>
            {choice.label}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  )
}
