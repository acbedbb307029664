declare module 'virtual:code-japanese.css'
