# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'set_level.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from maturity_desktop.gui.widgets.plain_editor import (PlainEditor)

class Ui_SetLevelForm(object):
    def setupUi(self, SetLevelForm):
        if not SetLevelForm.objectName():
            SetLevelForm.setObjectName(u"SetLevelForm")
        SetLevelForm.setMinimumSize(QSize(460, 0))
        self.outer = QVBoxLayout(SetLevelForm)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 16)
        self.about = QLabel(SetLevelForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"heading")

        self.outer.addWidget(self.about)

        self.derived = QLabel(SetLevelForm)
        self.derived.setObjectName(u"derived")
        self.derived.setTextFormat(Qt.TextFormat.PlainText)
        self.derived.setWordWrap(True)
        self.derived.setProperty(u"role", u"quiet")

        self.outer.addWidget(self.derived)

        self.level_label = QLabel(SetLevelForm)
        self.level_label.setObjectName(u"level_label")
        self.level_label.setTextFormat(Qt.TextFormat.PlainText)
        self.level_label.setProperty(u"role", u"small")

        self.outer.addWidget(self.level_label)

        self.level = QComboBox(SetLevelForm)
        self.level.setObjectName(u"level")

        self.outer.addWidget(self.level)

        self.reason_label = QLabel(SetLevelForm)
        self.reason_label.setObjectName(u"reason_label")
        self.reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.reason_label.setProperty(u"role", u"small")

        self.outer.addWidget(self.reason_label)

        self.reason = PlainEditor(SetLevelForm)
        self.reason.setObjectName(u"reason")

        self.outer.addWidget(self.reason)

        self.hint = QLabel(SetLevelForm)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"small")

        self.outer.addWidget(self.hint)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.buttons_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_space)

        self.cancel = QPushButton(SetLevelForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.accept_button = QPushButton(SetLevelForm)
        self.accept_button.setObjectName(u"accept_button")
        self.accept_button.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.accept_button)


        self.outer.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.level_label.setBuddy(self.level)
        self.reason_label.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SetLevelForm)

        self.accept_button.setDefault(True)


        QMetaObject.connectSlotsByName(SetLevelForm)
    # setupUi

    def retranslateUi(self, SetLevelForm):
        SetLevelForm.setWindowTitle(QCoreApplication.translate("SetLevelForm", u"Set the level", None))
        self.about.setText("")
        self.derived.setText("")
        self.level_label.setText(QCoreApplication.translate("SetLevelForm", u"&Level", None))
#if QT_CONFIG(accessibility)
        self.level.setAccessibleName(QCoreApplication.translate("SetLevelForm", u"Level", None))
#endif // QT_CONFIG(accessibility)
        self.reason_label.setText(QCoreApplication.translate("SetLevelForm", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("SetLevelForm", u"Reason for the level", None))
#endif // QT_CONFIG(accessibility)
        self.hint.setText(QCoreApplication.translate("SetLevelForm", u"Without a reason the level is provisional. Enter sets it, Shift+Enter starts a new line.", None))
        self.cancel.setText(QCoreApplication.translate("SetLevelForm", u"Cancel", None))
        self.accept_button.setText(QCoreApplication.translate("SetLevelForm", u"Set level", None))
    # retranslateUi

