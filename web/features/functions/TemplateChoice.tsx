import type { Asset } from '../../../contract/assets.ts'
import { Select } from '../../ui/Select.tsx'
import { TEMPLATES, type TemplateName } from './engine/templates.ts'

interface TemplateChoiceProps {
  template: TemplateName
  onChange: (template: TemplateName) => void
  /** The Environment's private assets; undefined until they are known. */
  assets: readonly Asset[] | undefined
  asset: Asset | null
  onAsset: (path: string) => void
}

const OPTIONS = TEMPLATES.map(({ name, label }) => ({ value: name, label }))

/** What a new Function begins as; the one that serves a private asset asks which. */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { template, onChange, assets, asset, onAsset } = props
  return (
    <div className="space-y-4">
      <Select
        label="Template"
        value={template}
        options={OPTIONS}
        onChange={onChange}
        helpText={TEMPLATES.find(({ name }) => name === template)?.meaning}
      />
      {template !== 'asset' ? null : asset === null ? (
        <p className="text-weak">
          {assets === undefined
            ? 'Looking for private assets…'
            : 'There is no private asset yet. Upload a file and make it private first.'}
        </p>
      ) : (
        <Select
          label="Private asset"
          value={asset.path}
          options={(assets ?? []).map(({ path }) => ({ value: path, label: path }))}
          onChange={onAsset}
        />
      )}
    </div>
  )
}
