import '@fontsource-variable/noto-sans-jp/index.css'
import 'virtual:code-japanese.css'
