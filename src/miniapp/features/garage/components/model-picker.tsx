import { View } from '@tarojs/components'
import type { CarModel } from '@/contract/brand'
import { picture } from '@/miniapp/platform/origin'
import { classes } from '@/miniapp/ui/classes'
import { FieldFrame } from '@/miniapp/ui/field-frame'
import { Picture } from '@/miniapp/ui/picture'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { fields } from '../copy'
import styles from './model-picker.module.scss'

type ModelPickerProps = {
  models: readonly CarModel[]
  modelId: string | null
  onPick: (model: CarModel) => void
  disabled?: boolean
  problem?: string | null
}

/** The brand's models, to be told apart by how they look. */
export const ModelPicker = ({ models, modelId, onPick, disabled, problem }: ModelPickerProps) => (
  <FieldFrame label={fields.model} problem={problem}>
    <View className={styles.models} {...spoken({ role: 'radiogroup', label: fields.model })}>
      {models.map((model) => (
        <View key={model.id} className={styles.cell}>
          <Tap
            id={`car-model-${model.id}`}
            className={classes(styles.model, model.id === modelId && styles.chosen)}
            role="radio"
            selected={model.id === modelId}
            disabled={disabled}
            onTap={() => onPick(model)}
          >
            <Picture className={styles.side} src={picture(model.thumb)} fit="whole" />
            <View className={styles.name}>{model.name}</View>
          </Tap>
        </View>
      ))}
    </View>
  </FieldFrame>
)
