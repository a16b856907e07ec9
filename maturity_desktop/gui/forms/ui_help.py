# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'help.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QTextEdit, QVBoxLayout, QWidget)

class Ui_HelpForm(object):
    def setupUi(self, HelpForm):
        if not HelpForm.objectName():
            HelpForm.setObjectName(u"HelpForm")
        self.outer = QVBoxLayout(HelpForm)
        self.outer.setSpacing(0)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.sheets = QStackedWidget(HelpForm)
        self.sheets.setObjectName(u"sheets")
        self.words_sheet = QWidget()
        self.words_sheet.setObjectName(u"words_sheet")
        self.words_box = QVBoxLayout(self.words_sheet)
        self.words_box.setSpacing(8)
        self.words_box.setObjectName(u"words_box")
        self.words_box.setContentsMargins(0, 0, 0, 0)
        self.words = QTextEdit(self.words_sheet)
        self.words.setObjectName(u"words")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setProperty(u"role", u"reading")

        self.words_box.addWidget(self.words)

        self.sheets.addWidget(self.words_sheet)
        self.keys_sheet = QWidget()
        self.keys_sheet.setObjectName(u"keys_sheet")
        self.keys_box = QVBoxLayout(self.keys_sheet)
        self.keys_box.setSpacing(8)
        self.keys_box.setObjectName(u"keys_box")
        self.keys_box.setContentsMargins(0, 0, 0, 0)
        self.sheets.addWidget(self.keys_sheet)

        self.outer.addWidget(self.sheets)

        self.line = QFrame(HelpForm)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"role", u"hairline")
        self.line.setMinimumSize(QSize(0, 1))
        self.line.setMaximumSize(QSize(16777215, 1))

        self.outer.addWidget(self.line)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(24, 8, 24, 8)
        self.other = QPushButton(HelpForm)
        self.other.setObjectName(u"other")
        self.other.setProperty(u"role", u"flat")
        self.other.setAutoDefault(False)

        self.buttons.addWidget(self.other)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space_1)

        self.close = QPushButton(HelpForm)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)


        self.outer.addLayout(self.buttons)


        self.retranslateUi(HelpForm)

        self.close.setDefault(True)


        QMetaObject.connectSlotsByName(HelpForm)
    # setupUi

    def retranslateUi(self, HelpForm):
        HelpForm.setWindowTitle(QCoreApplication.translate("HelpForm", u"Help", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("HelpForm", u"Help", None))
#endif // QT_CONFIG(accessibility)
        self.other.setText(QCoreApplication.translate("HelpForm", u"All keys", None))
        self.close.setText(QCoreApplication.translate("HelpForm", u"Close", None))
    # retranslateUi

